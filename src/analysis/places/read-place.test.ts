import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPlace, type Gazetteer, type GazetteerPlace } from './read-place.ts';

function place(name: string, kind: GazetteerPlace['kind'], area: string, rest: Partial<GazetteerPlace> = {}): GazetteerPlace {
  return { name, also: [], kind, area, township: null, latitude: null, longitude: null, ...rest };
}

const gazetteer: Gazetteer = {
  areas: [
    { name: '文水县', area: 'wenshui', weight: 0.95 },
    { name: '临县', area: 'lin', weight: 0.95 },
    { name: '凤城', area: 'wenshui', weight: 0.7 },
    { name: '凤城镇', area: 'wenshui', weight: 0.9 },
    { name: '三交镇', area: 'lin', weight: 0.9 },
    { name: '三交镇', area: 'liulin', weight: 0.9 },
    { name: '柳林县', area: 'liulin', weight: 0.95 },
  ],
  places: [
    place('凤城镇', 'township', 'wenshui', { latitude: 37.44, longitude: 112.03 }),
    place('三交镇', 'township', 'lin'),
    place('三交镇', 'township', 'liulin'),
    place('碛口镇', 'township', 'lin'),
    place('碛口古镇', 'landmark', 'lin', { township: '碛口镇', also: ['碛口景区'] }),
    place('永宁中路', 'road', 'lin'),
    place('世纪广场', 'landmark', 'wenshui', { latitude: 37.5, longitude: 112 }),
  ],
};

function shown(where: string, text = ''): readonly (string | null)[] {
  const { areas, township, road, landmark } = readPlace(where, text, gazetteer);
  return [areas[0]?.area ?? null, township?.name ?? null, road?.name ?? null, landmark?.name ?? null];
}

test('county, town, road and landmark are read from the words for the place', () => {
  assert.deepEqual(shown('文水县凤城镇大陵街幸福花园3号楼'), ['wenshui', '凤城镇', '大陵街', '幸福花园']);
  assert.deepEqual(shown('临县永宁中路路灯不亮'), ['lin', null, '永宁中路', null]);
  assert.deepEqual(shown('', '我家住在文水县凤城镇的南徐村，村口马路上有个大坑'), ['wenshui', '凤城镇', null, '南徐村']);
  assert.deepEqual(shown('', '凤城小区 3 号楼暖气不热'), ['wenshui', null, null, '凤城小区']);
  assert.deepEqual(shown('', '老旧小区没有电梯，街道办不管，希望政府出路'), [null, null, null, null]);
});

test('a place tells the town that it lies in, also by another name of it', () => {
  assert.deepEqual(shown('临县碛口景区停车场'), ['lin', '碛口镇', null, '碛口古镇']);
});

test('a town of two counties is that of the county that is said', () => {
  const { township } = readPlace('柳林县三交镇', '', gazetteer);
  assert.deepEqual(township?.known, true);
  assert.deepEqual(shown('柳林县三交镇')[0], 'liulin');
  assert.ok((readPlace('三交镇', '', gazetteer).township?.score ?? 1) < 0.5);
});

test('the point is that of the finest part that has one', () => {
  assert.deepEqual(readPlace('文水县凤城镇世纪广场', '', gazetteer).point, { latitude: 37.5, longitude: 112, of: '世纪广场' });
  assert.deepEqual(readPlace('凤城镇某巷', '', gazetteer).point?.of, '凤城镇');
  assert.equal(readPlace('临县', '', gazetteer).point, null);
});

test('known names are surer than likely ones, and what is said in the story less sure', () => {
  const [inPlace, inStory] = [readPlace('世纪广场', '', gazetteer), readPlace('', '世纪广场', gazetteer)];
  assert.ok((inPlace.landmark?.score ?? 0) > (inStory.landmark?.score ?? 1));
  const likely = readPlace('幸福花园', '', gazetteer).landmark;
  assert.deepEqual(likely, { name: '幸福花园', score: 0.7, known: false });
});

test('any words are read, and scores lie between 0 and 1', () => {
  const words = fc.array(
    fc.constantFrom('文水县', '凤城镇', '路', '街', '小区', '在', '，', '3号', '😀', '世纪广场', '村', '\u0000', 'Ａ'),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(words, words, (where, text) => {
      const { township, road, landmark } = readPlace(where.join(''), text.join(''), gazetteer);
      for (const part of [township, road, landmark]) {
        if (part === null) continue;
        assert.ok(part.score > 0 && part.score < 1 && part.name !== '');
      }
    }),
  );
});
