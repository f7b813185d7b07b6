import { useText } from '../frame/language.tsx';
import { homeTexts, loopSteps } from './home-texts.ts';

const doors = [
  { path: '/submit', name: homeTexts.submit, hint: homeTexts.submitHint },
  { path: '/progress', name: homeTexts.progress, hint: homeTexts.progressHint },
  { path: '/public-figures', name: homeTexts.figures, hint: homeTexts.figuresHint },
  { path: 'tel:12345', name: homeTexts.call, hint: homeTexts.callHint },
] as const;

/** The first page: what this is, and the doors. It needs no script. */
export function HomePage() {
  const t = useText();
  return (
    <>
      <h1>{t(homeTexts.motto)}</h1>
      <p class="lead">{t(homeTexts.what)}</p>
      <h2 class="visually-hidden">{t(homeTexts.doors)}</h2>
      <ul class="doors">
        {doors.map(({ path, name, hint }) => (
          <li key={path}>
            <a href={path}>
              <b>{t(name)}</b>
              <span>{t(hint)}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">{t(homeTexts.danger)}</p>
      <h2>{t(homeTexts.loop)}</h2>
      <ol class="loop">
        {loopSteps.map(({ sign, text }) => (
          <li key={text.en}>
            <b aria-hidden="true">{t(sign)}</b>
            <span>{t(text)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
