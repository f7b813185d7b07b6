import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanName } from './clean-name.ts';

test('names lose folders, hidden characters and false endings', () => {
  const cases = {
    '现场照片.JPG': '现场照片.jpg',
    'C:\\Users\\zhang\\a.jpeg': 'a.jpg',
    '../../etc/passwd': 'passwd.jpg',
    'invoice\u202Egpj.exe': 'invoicegpj.jpg',
    'a\0b\r\nc.jpg': 'abc.jpg',
    '  .hidden. .jpg': 'hidden.jpg',
    '': 'file.jpg',
    '...': 'file.jpg',
    '"x"; y=1.jpg': '_x_; y=1.jpg',
    '😀照片.png': '😀照片.jpg',
    'half \uD83D.jpg': 'half.jpg',
  };
  for (const [given, wanted] of Object.entries(cases)) assert.equal(cleanName(given, 'jpeg'), wanted);
  assert.equal([...cleanName('长'.repeat(200), 'pdf')].length, 104);
});

test('whatever a name is, what comes of it is short, well-formed, and clean already', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = cleanName(given, 'png');
      assert.ok(name.isWellFormed() && [...name].length <= 104 && name.endsWith('.png'));
      assert.doesNotMatch(name, /[/\\\p{Cc}\p{Cf}]/u);
      assert.equal(cleanName(name, 'png'), name);
    }),
  );
});
