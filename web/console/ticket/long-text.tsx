import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';

const LONG_CHARACTERS = 600;
const SHOWN_CHARACTERS = 400;

/** A text that somebody wrote, as text whatever stands in it; a long one folded, unless it is what the page is about. */
export function LongText({ text, whole = false }: { readonly text: string; readonly whole?: boolean }): ReactElement {
  const t = useText();
  const [open, setOpen] = useState(whole);
  const characters = [...text];
  if (characters.length <= LONG_CHARACTERS || whole) return <div className="spoken">{text}</div>;
  return (
    <div className="spoken">
      {open ? text : `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`}{' '}
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t(texts.less) : t(texts.more, { count: characters.length })}
      </Button>
    </div>
  );
}
