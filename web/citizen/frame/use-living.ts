import { useEffect, useState } from 'preact/hooks';

/** Something with a life of its own beside the page: timers, transfers. */
type Living = { stop(): void };

/** Brings it into being when the page comes to life, draws anew with every change of it, and ends it; null before. */
export function useLiving<Kind extends Living>(create: (onChange: () => void) => Kind): Kind | null {
  const [living, setLiving] = useState<Kind | null>(null);
  const [, setTurn] = useState(0);
  useEffect(() => {
    const created = create(() => {
      setTurn((turn) => turn + 1);
    });
    setLiving(created);
    return () => {
      created.stop();
    };
    // What it is made of does not change while a page stands.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return living;
}
