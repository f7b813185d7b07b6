import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

type Violation = { readonly id: string; readonly impact?: string | null; readonly nodes: readonly { readonly html: string }[] };
type Axe = { run(): Promise<{ readonly violations: readonly Violation[] }> };

let source: string | undefined;

/** What keeps somebody from using the page as it stands: the serious and critical faults that axe finds, with where the first one is. */
export async function findHindrances(page: Page): Promise<readonly string[]> {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    // Put there by the script before.
    const { axe } = globalThis as unknown as { readonly axe: Axe };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html ?? ''}`);
}
