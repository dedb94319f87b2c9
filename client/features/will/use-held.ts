import { useState } from 'react';

/** Whether somebody works in a part: it stays where it is until they leave it, whatever others change. */
export function useHeld() {
  const [isHeld, setHeld] = useState(false);
  return { isHeld, onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
}
