import type { Order } from '../../analysis/dispatch/order.ts';
import type { HistoryReason, SuggestedUnit, UnitSuggester } from '../../analysis/dispatch/suggest-units.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { CatalogueAdvice, CatalogueDuty } from './catalogue-advice.ts';

/** Why a unit is suggested, in both languages: a line of the catalogue with its basis, or what became of orders alike. */
export type UnitReason = { readonly zh: string; readonly en: string } & (
  | { readonly by: 'catalogue'; readonly line: string; readonly basis: string }
  | { readonly by: 'history'; readonly orders: number; readonly toUnit: number }
);

/** A suggested unit. The score (0 to 1) is how certain history is of it; what the catalogue names stands first whatever its score. */
export type AdvisedUnit = { readonly unit: string; readonly score: number; readonly reasons: readonly UnitReason[] };

/** Catalogue advice for orders, on the day that an order came in or else on `now`. */
export type CatalogueOf = { advise(order: Order, on: LocalDate): CatalogueAdvice; readonly today: LocalDate };

const DAY_MS = 86_400_000;
/** More than any city dispatches to: so that a unit of the catalogue is found among them. */
const ALL = 1_000;

/** D-1, D-8, D-9: units for an order, the catalogue first, history second; none that the catalogue forbids. */
export function adviseUnit(suggest: UnitSuggester, order: Order, count: number, catalogue: CatalogueOf | null): readonly AdvisedUnit[] {
  if (catalogue === null) return suggest(order, count).map(byHistory);
  const on = order.day === null ? catalogue.today : (new Date(order.day * DAY_MS).toISOString().slice(0, 10) as LocalDate);
  const { duties, mayHold } = catalogue.advise(order, on);
  const known = suggest(order, ALL, mayHold);
  const named = duties.filter(({ unit }, at) => duties.findIndex((other) => other.unit === unit) === at);
  const first = named.map((duty) =>
    byCatalogue(
      duty,
      known.find(({ unit }) => unit === duty.unit),
    ),
  );
  const second = known.filter(({ unit }) => !named.some((duty) => duty.unit === unit)).map(byHistory);
  return [...first, ...second].slice(0, count);
}

function byCatalogue({ unit, line, basis }: CatalogueDuty, known: SuggestedUnit | undefined): AdvisedUnit {
  const reason = {
    by: 'catalogue',
    line,
    basis,
    zh: `派单目录 ${line}：${basis}`,
    en: `line ${line} of the duty catalogue: ${basis}`,
  } as const;
  return { unit, score: rounded(known?.score ?? 0), reasons: [reason, ...(known?.reasons ?? []).map(historyReason)] };
}

function byHistory({ unit, score, reasons }: SuggestedUnit): AdvisedUnit {
  return { unit, score: rounded(score), reasons: reasons.map(historyReason) };
}

function historyReason({ words, orders, toUnit }: HistoryReason): UnitReason {
  return {
    by: 'history',
    orders,
    toUnit,
    zh: `${words.zh} ${String(orders)} 件中 ${String(toUnit)} 件派给该单位`,
    en: `of ${String(orders)} orders ${words.en} ${String(toUnit)} went to this unit`,
  };
}

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
