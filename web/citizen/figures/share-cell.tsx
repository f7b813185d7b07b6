import { useText } from '../frame/language.tsx';
import { figuresTexts } from './figures-texts.ts';
import type { Measure, Share } from './public-figures.ts';

/** The value of a share, with what it is made of and a bar; what is hidden says so. */
export function ShareCell({ share, kind, hasBar }: { share: Share | null; kind: Measure['kind']; hasBar: boolean }) {
  const t = useText();
  if (share === null) return <td class="soft">{t(figuresTexts.hidden)}</td>;
  const { numerator, denominator, value } = share;
  if (value === null) return <td class="soft">{t(figuresTexts.empty)}</td>;
  return (
    <td>
      {kind === 'ratio' ? `${(value * 100).toFixed(1)}%` : value.toFixed(2)}
      <small>{t(figuresTexts.countOf, { numerator, denominator })}</small>
      {hasBar && kind === 'ratio' && (
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="8" />
          <rect width={Math.round(value * 1000) / 10} height="8" />
        </svg>
      )}
    </td>
  );
}
