/** A door as people write it, in one spelling, so that 3单元502室, 3-502 and ３－５０２ are the same. */
export function sameDoor(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/单元|栋|幢|座|[—–‐_/]/g, '-')
    .replace(/(室|号)$/, '')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
