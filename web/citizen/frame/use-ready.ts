import { useEffect, useState } from 'preact/hooks';

/** True once the page's script has taken over from what was written when it was built. */
export function useReady(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    setReady(true);
  }, []);
  return isReady;
}
