// Runs inside the page: what an elder could not read or hit, as sentences; none when all is well.
(() => {
  const least = { letters: 18, lines: 1.3, contrast: 4.5, target: 60 };
  const faults = [];
  const name = (element) =>
    `<${element.tagName.toLowerCase()}> “${(element.innerText || element.getAttribute('aria-label') || '').trim().replaceAll(/\s+/g, ' ').slice(0, 24)}”`;

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colour = (text) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return { red, green, blue, alpha: alpha / 255 };
  };
  const over = (front, back) => ({
    red: front.red * front.alpha + back.red * (1 - front.alpha),
    green: front.green * front.alpha + back.green * (1 - front.alpha),
    blue: front.blue * front.alpha + back.blue * (1 - front.alpha),
    alpha: 1,
  });
  const backOf = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      if (layer.alpha > 0) layers.push(layer);
      if (layer.alpha === 1) break;
    }
    return layers.reduceRight((back, layer) => over(layer, back), { red: 255, green: 255, blue: 255, alpha: 1 });
  };
  const light = ({ red, green, blue }) => {
    const [r, g, b] = [red, green, blue].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

  // What is hidden from the eye (words for screen readers, what waits off the page) is not measured.
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return (
      box.width > 2 &&
      box.height > 2 &&
      box.bottom + scrollY > 0 &&
      box.right > 0 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  };
  const all = [...document.body.querySelectorAll('*')].filter(seen);
  const worded = all.filter(
    (element) =>
      element.matches('input, textarea, select') || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ''),
  );
  for (const element of worded) {
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    if (size < least.letters - 0.01) faults.push(`${name(element)}: letters of ${size} px`);
    const line = style.lineHeight === 'normal' ? 1 : Number.parseFloat(style.lineHeight) / size;
    if (line < least.lines - 0.01) faults.push(`${name(element)}: lines of ${style.lineHeight === 'normal' ? 'normal height' : line.toFixed(2)}`);
    if (element.matches(':disabled, :disabled *, svg *')) continue;
    const back = backOf(element);
    const ratio = contrast(over(colour(style.color), back), back);
    if (ratio < least.contrast) faults.push(`${name(element)}: contrast ${ratio.toFixed(2)}`);
  }
  const targets = all.filter((element) =>
    element.matches(
      'a[href], button, select, textarea, input:not([type="hidden"], [type="radio"], [type="checkbox"]), label:has(input), summary, [role="button"]',
    ),
  );
  for (const element of targets) {
    const { width, height } = element.getBoundingClientRect();
    if (width < least.target - 0.5 || height < least.target - 0.5) faults.push(`${name(element)}: a target of ${Math.round(width)} × ${Math.round(height)}`);
  }
  return { measured: worded.length, targets: targets.length, faults };
})();
