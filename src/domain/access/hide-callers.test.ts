import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hideCallers } from './hide-callers.ts';

const own = { name: '张小明', phone: '138 0013 8000' };

test('[R-5] names, numbers and forms of address of other callers are hidden, what one has in common with them stays', () => {
  const others = [
    { name: '李四', phone: '13700137000' },
    { name: '张伟', phone: '+86 138 0013 8000' },
    { name: '欧阳娜娜', phone: null },
  ];
  const text = '张先生、李女士、欧阳老师：李四（13700137000）和张伟反映的问题已解决，联系 13800138000。李家沟供暖正常。';
  const shown = '张先生、***女士、***老师：***（***）和***反映的问题已解决，联系 13800138000。李家沟供暖正常。';
  assert.equal(hideCallers(text, others, own), shown);
});

test('nothing is hidden where there is nobody else, and names are no patterns', () => {
  assert.equal(hideCallers('张先生您好', [], own), '张先生您好');
  assert.equal(hideCallers('a.c abc', [{ name: 'a.c', phone: null }], null), '*** abc');
  assert.equal(hideCallers('.先生', [{ name: '.先生', phone: '' }], null), '***');
  assert.equal(hideCallers('王', [{ name: '王', phone: '1' }], null), '王');
});
