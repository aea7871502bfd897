import { useEffect, useState } from 'react';
import css from './qr.module.css';

/** A QR code drawn as one path; the drawing code is fetched only where one is shown. */
export function Qr({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let current = true;
    void import('./qr-path.ts').then(({ qrPath }) => current && setDrawn(qrPath(text)));
    return () => {
      current = false;
    };
  }, [text]);
  const size = drawn?.size ?? 29;
  return (
    <svg className={css.qr} viewBox={`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label={label} shapeRendering="crispEdges">
      {drawn && <path d={drawn.path} />}
    </svg>
  );
}
