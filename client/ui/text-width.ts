let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text in the interface's font, px. */
export function textWidth(text: string, size: number, weight: 400 | 500 | 600): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * size * 0.5;
  context.font = `${weight} ${size}px "Fira Sans", system-ui, sans-serif`;
  return context.measureText(text).width;
}
