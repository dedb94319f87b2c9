import { useEffect, useState } from 'react';

let token = '';

/** The token stands behind # where no server log sees it, and leaves the address bar and the history at once. */
function takeToken(): string {
  const found = location.hash.slice(1);
  if (found !== '') {
    token = found;
    history.replaceState(history.state, '', location.pathname);
  }
  return token;
}

/** The token of the personal link this page was opened with. */
export function useLinkToken(): string {
  const [current, setCurrent] = useState(takeToken);
  useEffect(() => {
    const onHashChange = () => setCurrent(takeToken());
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, []);
  return current;
}
