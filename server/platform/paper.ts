import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

const fontFile = (face: string): string => createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${face}/NotoSansSC_${face}.ttf`);

let ready = false;
function prepare(): void {
  if (ready) return;
  const regular = fontFile('400Regular');
  const bold = fontFile('700Bold');
  // Chinese has no slanted type: what is set in italics stays upright.
  pdfmake.setFonts({ NotoSansSC: { normal: regular, bold, italics: regular, bolditalics: bold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold);
  ready = true;
}

/** A printed page: A4 upright with margins for punching, Noto Sans SC 11 pt, unless the definition says otherwise. */
export async function makePdf(definition: TDocumentDefinitions): Promise<Buffer> {
  prepare();
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [56, 48, 42, 48],
      compress: true,
      ...definition,
      defaultStyle: { font: 'NotoSansSC', fontSize: 11, lineHeight: 1.25, ...definition.defaultStyle },
    })
    .getBuffer();
}
