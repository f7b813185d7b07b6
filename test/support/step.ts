import type { TestContext } from 'node:test';

/**
 * A part of a test that later parts build on, reported under its own title. When it fails the test ends there: what comes next would
 * fail as well, or wait for ever for what this part was to bring about.
 */
export async function step(t: TestContext, title: string, body: (inner: TestContext) => Promise<void>): Promise<void> {
  // Left out by a pattern of names it never begins.
  let isUnfinished = false;
  await t.test(title, async (inner) => {
    isUnfinished = true;
    await body(inner);
    isUnfinished = false;
  });
  if (isUnfinished) throw new Error(`ended with "${title}"`);
}
