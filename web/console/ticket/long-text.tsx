import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';

/** Longer texts are folded to this; the request itself, which the page is about, later than others. */
const [FOLD, FOLD_REQUEST] = [400, 1200];

/** A text that somebody wrote, as text whatever stands in it; a long one folded. */
export function LongText({ text, main = false }: { readonly text: string; readonly main?: boolean }): ReactElement {
  const t = useText();
  const [open, setOpen] = useState(false);
  const characters = [...text];
  const shown = main ? FOLD_REQUEST : FOLD;
  // A few more characters take less room than the button.
  if (characters.length <= shown * 1.5) return <div className="spoken">{text}</div>;
  return (
    <div className="spoken">
      {open ? text : `${characters.slice(0, shown).join('')}…`}{' '}
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t(texts.less) : t(texts.more, { count: characters.length })}
      </Button>
    </div>
  );
}
