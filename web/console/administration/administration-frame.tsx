import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useText } from '../frame/language.tsx';
import { useSession } from '../frame/session.ts';
import './administration.css';
import { adminTexts } from './administration-texts.ts';
import { sectionsOf } from './sections.ts';

/** A page of the administration: the way to the others, its name, what it is for, and what else stands in its head. */
export function AdministrationFrame({
  title,
  lead,
  extra,
  children,
}: {
  readonly title: Label;
  readonly lead?: Label;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const t = useText();
  const session = useSession();
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/^\/console/u, '') });
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // On narrow screens the bar is longer than the screen.
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <div className="administration">
      <nav ref={bar} aria-label={t(adminTexts.sections)}>
        {sectionsOf(session).map((group) => (
          <div key={group.label.en}>
            <span className="soft">{t(group.label)}</span>
            <ul>
              {group.sections.map((section) => (
                <li key={section.path}>
                  <Link to={section.path} aria-current={section.path === path ? 'page' : undefined}>
                    {t(section.label)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="page">
        <header>
          <h1>{t(title)}</h1>
          {extra}
        </header>
        {lead === undefined ? null : <p className="soft">{t(lead)}</p>}
        {children}
      </div>
    </div>
  );
}
