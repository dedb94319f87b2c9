import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { announcements } from './announcer.ts';
import { useTopDialog } from './open-dialogs.ts';

/** Rendered once by the app. An open dialog has live regions of its own: those outside it are not heard. */
export function Announcer() {
  const dialog = useTopDialog();
  return (
    <>
      <LiveRegions />
      {dialog && createPortal(<LiveRegions />, dialog)}
    </>
  );
}

/** They must be there before the first line comes. */
function LiveRegions() {
  const { polite, assertive, last } = useStore(announcements);
  const [before] = useState(last);
  const isNew = ({ id }: { readonly id: number }) => id > before;
  return (
    <div className="visually-hidden">
      <div role="log" aria-live="polite">
        {polite.filter(isNew).map((line) => (
          <p key={line.id}>{line.text}</p>
        ))}
      </div>
      <div role="alert">
        {assertive
          .filter(isNew)
          .slice(-1)
          .map((line) => (
            <p key={line.id}>{line.text}</p>
          ))}
      </div>
    </div>
  );
}
