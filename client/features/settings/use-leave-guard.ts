import { useEffect, useState } from 'react';

/** While `isActive`, a link to another page of ours is not followed: its address is told instead. */
export function useLeaveGuard(isActive: boolean) {
  const [target, setTarget] = useState<string>();
  useEffect(() => {
    if (!isActive) return;
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const link = event.target instanceof Element ? event.target.closest('a[href]') : undefined;
      if (!(link instanceof HTMLAnchorElement) || link.download || link.target) return;
      const { origin, pathname } = new URL(link.href);
      if (origin !== location.origin || pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(pathname);
    };
    document.addEventListener('click', onClick, true);
    return () => document.removeEventListener('click', onClick, true);
  }, [isActive]);
  return [target, setTarget] as const;
}
