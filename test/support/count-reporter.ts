import type { TestEvent } from 'node:test/reporters';

/** How many tests of a run did what. */
export type TestCounts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** Reporter of node's test runner that writes nothing but the counts of the whole run, as JSON. */
export default async function* countReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    // A summary comes for each file as well; the one without a file is the whole run's.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = event.data.counts;
    // Cancelled ones count as failed: they were asked for and did not pass.
    yield JSON.stringify({ passed, failed: tests - passed - skipped - todo, skipped } satisfies TestCounts);
  }
}
