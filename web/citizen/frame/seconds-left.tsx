import { useEffect, useState } from 'preact/hooks';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useText } from './language.tsx';

/** A sentence with the seconds that are left until a moment (ms since 1970); `onOver` when it has come. */
export function SecondsLeft({ until, text, onOver }: { until: number; text: Label; onOver?: (() => void) | undefined }) {
  const t = useText();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) onOver?.();
    }, 500);
    return () => {
      clearInterval(timer);
    };
  }, [until, onOver]);
  return <>{t(text, { seconds: Math.max(0, Math.ceil((until - now) / 1000)) })}</>;
}
