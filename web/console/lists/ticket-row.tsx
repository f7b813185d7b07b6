import { memo, type ReactElement } from 'react';
import type { ListColumn } from '../../../src/domain/vocabulary/list-columns.ts';
import { requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { columnLooks, dueCell, type CellWords } from './line-columns.tsx';
import type { Line } from './lines.ts';
import { listTexts as texts } from './list-texts.ts';
import type { LiveLine } from './use-lines.ts';

type TicketRowProps = {
  readonly live: LiveLine;
  readonly index: number;
  readonly columns: readonly ListColumn[];
  readonly words: CellWords;
  readonly isNarrow: boolean;
  readonly template: string;
  readonly top: number;
  readonly height: number;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onCurrent: (index: number) => void;
  readonly onToggle: (index: number) => void;
};

/** One ticket of a list. */
export const TicketRow = memo(
  function TicketRow(props: TicketRowProps): ReactElement {
    const { live, index, columns, words, isNarrow, template, top, height, isCurrent, isSelected, onCurrent, onToggle } = props;
    const { line, mark } = live;
    const { t } = words;
    return (
      <tr
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        data-index={index}
        tabIndex={isCurrent ? 0 : -1}
        className={['ticket-row', isNarrow ? 'card' : '', mark === null ? '' : `is-${mark}`].join(' ')}
        style={{ transform: `translateY(${top}px)`, height, ...(isNarrow ? {} : { gridTemplateColumns: template }) }}
        onFocus={() => onCurrent(index)}
      >
        <td className="select">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isSelected}
            aria-label={t(texts.select, { number: line.number })}
            onChange={() => onToggle(index)}
          />
        </td>
        {isNarrow ? (
          <Card line={line} mark={mark} words={words} />
        ) : (
          columns.map((column) => (
            <td key={column} className={columnLooks[column].isNumber === true ? 'number' : undefined}>
              {column === 'title' || column === 'number' ? (
                <TicketLink line={line} text={line[column]} />
              ) : (
                columnLooks[column].cell(line, words)
              )}
              {column === 'title' ? <Mark mark={mark} words={words} /> : null}
            </td>
          ))
        )}
      </tr>
    );
  },
  // What a row is told to do follows its index; everything else is compared.
  (a, b) =>
    a.live === b.live &&
    a.index === b.index &&
    a.columns === b.columns &&
    a.words === b.words &&
    a.isNarrow === b.isNarrow &&
    a.template === b.template &&
    a.isCurrent === b.isCurrent &&
    a.isSelected === b.isSelected &&
    a.onToggle === b.onToggle,
);

/** A plain link: the grid follows it. Hundreds of the router's own would each listen to every change of the address. */
function TicketLink({ line, text }: { readonly line: Line; readonly text: string }): ReactElement {
  return (
    <a href={`/console/tickets/${line.ticket}`} tabIndex={-1} title={text}>
      {text}
    </a>
  );
}

function Mark({ mark, words }: { readonly mark: LiveLine['mark']; readonly words: CellWords }): ReactElement | null {
  return mark === null ? null : <span className="mark">{words.t(texts[mark])}</span>;
}

/** What a phone shows of a ticket. */
function Card({ line, mark, words }: { readonly line: Line; readonly mark: LiveLine['mark']; readonly words: CellWords }): ReactElement {
  const { t, names } = words;
  const about = [t(ticketStates[line.state]), t(requestKinds[line.kind]), ...(line.urgency === 'urgent' ? [t(urgencies.urgent)] : [])];
  return (
    <td className="card-body">
      <span className="card-title">
        <TicketLink line={line} text={line.title} />
      </span>
      {dueCell(line, words)}
      <span className="soft card-line">
        {about.join(' · ')}
        {line.unit === null ? null : ` · ${names.unit(line.unit)}`}
      </span>
      <span className="soft card-line">
        {line.number}
        {line.area === null ? null : ` · ${names.area(line.area)}`}
      </span>
      <Mark mark={mark} words={words} />
    </td>
  );
}
