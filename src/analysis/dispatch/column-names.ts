/** Names of the column of the unit, the likeliest first. */
export const unitNames = [
  'dispose_unit',
  'unit',
  'handling_unit',
  'handle_unit',
  'department',
  'dept',
  '承办单位',
  '处置单位',
  '主办单位',
  '责任单位',
  '办理单位',
];
/** Ways to name the levels of a class, each from the root down. */
export const classNames = [
  ['type', 'main_type', 'sub_type'],
  ['class1', 'class2', 'class3'],
  ['level1', 'level2', 'level3'],
  ['一级分类', '二级分类', '三级分类', '四级分类'],
  ['classCode'],
  ['class'],
  ['category', 'subcategory'],
  ['label'],
  ['type'],
  ['事项分类'],
  ['问题分类'],
  ['诉求分类'],
];
/** Ways to name the levels of an area, each from the widest down. */
export const areaNames = [
  ['street', 'community'],
  ['district', 'street', 'community'],
  ['county', 'town'],
  ['county', 'township'],
  ['district'],
  ['area'],
  ['place'],
  ['街道', '社区'],
  ['区县', '乡镇'],
  ['区县', '街道', '社区'],
  ['所属区域'],
  ['区域'],
];
/** Names of the column of the channel. */
export const sourceNames = ['source', 'channel', '来源', '渠道', '诉求来源'];
/** Names of the column of what is asked for. */
export const kindNames = ['property', 'kind', 'nature', '性质', '诉求性质', '诉求类型'];
/** Names of the column of the day of entry. */
export const dateNames = [
  'create_time',
  'created_at',
  'received_at',
  'receivedAt',
  'date',
  'time',
  '登记时间',
  '受理时间',
  '来电时间',
  '创建时间',
];
/** Names of the column of a number in the order of entry. */
export const numberNames = ['rec_id', 'number', 'order_id', 'id', '工单编号', '编号', '工单号'];
/** Names of columns with words of the caller. */
export const textNames = ['subject', 'title', 'text', 'detail', 'content', 'description', '标题', '内容', '诉求内容', '问题描述'];
