/** WCAG contrast ratio of a department colour with the text upon it, as the page really shows both. */
export function contrast(hue: number, scheme: 'light' | 'dark'): number {
  const probe = document.createElement('span');
  probe.dataset.hue = String(hue);
  Object.assign(probe.style, {
    display: 'none',
    colorScheme: `only ${scheme}`,
    color: 'var(--on-dep)',
    backgroundColor: `var(--dep-${hue})`,
  });
  document.body.append(probe);
  const { color, backgroundColor } = getComputedStyle(probe);
  const [text, ground] = [luminance(color), luminance(backgroundColor)];
  probe.remove();
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}

/** Of "rgb(90, 74, 145)". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((channel) => {
    const share = Number(channel) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
