import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { useSession } from '../frame/session.ts';
import { AdministrationFrame } from './administration-frame.tsx';
import { adminTexts } from './administration-texts.ts';
import { sectionsOf } from './sections.ts';

/** What there is in the administration for this person. */
export function OverviewPage(): ReactElement {
  const t = useText();
  const session = useSession();
  return (
    <AdministrationFrame title={adminTexts.title}>
      {sectionsOf(session).map((group) => (
        <section key={group.label.en}>
          <h2>{t(group.label)}</h2>
          <ul className="adm-sections">
            {group.sections.map((section) => (
              <li key={section.path}>
                <Link to={section.path}>{t(section.label)}</Link>
                <div className="soft">{t(section.does)}</div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </AdministrationFrame>
  );
}
