import { useEffect, useState } from 'preact/hooks';

/** A QR code; what draws it is fetched when it is wanted. Until then, and without it, number and code stand there in letters. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    async function draw(): Promise<void> {
      const { drawQr } = await import('./draw-qr.ts');
      if (isCurrent) setPicture(drawQr(text).toDataURL());
    }
    // Offline there is no code to scan; what it says stands above it.
    void draw().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return picture === null ? null : <img class="qr" src={picture} alt={label} />;
}
