import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Custom properties set by script: the content policy allows no style attribute, and figures cannot stand in a style sheet. */
export function useVars<Target extends HTMLElement>(vars: Readonly<Record<`--${string}`, string | number>>): RefObject<Target | null> {
  const ref = useRef<Target>(null);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(vars)) ref.current?.style.setProperty(name, String(value));
  });
  return ref;
}
