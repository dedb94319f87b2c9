import { useEffect, useState } from 'react';

/** Texts are measured in the font they are shown in, so nothing is laid out before it is there or has failed to come. */
export function useFontsReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let left = false;
    const wanted = ['400 14px "Fira Sans"', '500 14px "Fira Sans"', '600 20px "Fira Sans"'];
    void Promise.allSettled(wanted.map((font) => document.fonts.load(font))).then(() => {
      if (!left) setReady(true);
    });
    return () => {
      left = true;
    };
  }, []);
  return ready;
}
