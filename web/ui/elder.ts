import { kept } from './kept.ts';

/** 0 is the ordinary version; 1 大, 2 特大, 3 最大. */
export const elderSizes = ['0', '1', '2', '3'] as const;
export type ElderSize = (typeof elderSizes)[number];

const elder = kept<ElderSize>('liren.elder', elderSizes, '0');
let allowed = false;

function mark(): void {
  const size = elder.read();
  if (allowed && size !== '0') document.documentElement.setAttribute('data-elder', size);
  else document.documentElement.removeAttribute('data-elder');
}
elder.listen(mark);

/** Elder mode is for the residents' and public faces; a shared office PC keeps the console as it is. */
export function startElder(faceHasIt: boolean): void {
  allowed = faceHasIt;
  mark();
}
export const setElder = elder.write;
/** The chosen size where the face has elder mode, else `0`. */
export const useElder = (): ElderSize => {
  const size = elder.use();
  return allowed ? size : '0';
};
