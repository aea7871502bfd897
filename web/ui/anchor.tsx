import { useRouter } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** The first part of a path names the face. */
export const faceOf = (path: string): string => path.split(/[/?#]/)[1] ?? '';

export interface AnchorProps extends Omit<ComponentProps<'a'>, 'href' | 'style'> {
  href: string;
}

/** A link by address. Inside the face it moves without loading; to another face, a file or a telephone it is an ordinary link. */
export function Anchor({ href, onClick, ...rest }: AnchorProps) {
  const router = useRouter({ warn: false });
  const inside = href.startsWith('/') && !href.startsWith('/api/') && faceOf(href) === faceOf(window.location.pathname) && !rest.download && !rest.target;
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !inside || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        router.history.push(href);
      }}
    />
  );
}
