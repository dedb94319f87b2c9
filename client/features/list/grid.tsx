import type { ComponentProps } from 'react';

// A grid whose rows hold the focus. A table would be one too, but not one that becomes cards on a phone: laid out
// anew, its elements lose their meaning in some browsers.

export function Grid(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div role="grid" {...props} />;
}

export function Row({ tabIndex, ...props }: ComponentProps<'div'> & { readonly tabIndex: 0 | -1 }) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div role="row" tabIndex={tabIndex} {...props} />;
}

export function Cell(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: its row holds the focus
  return <div role="gridcell" {...props} />;
}
