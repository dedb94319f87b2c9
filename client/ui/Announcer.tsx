import { useStore } from 'zustand';
import { announcements } from './announcer.ts';

/** The live regions, rendered once by the app. They must be there before the first line comes. */
export function Announcer() {
  const { polite, assertive } = useStore(announcements);
  return (
    <div className="visually-hidden">
      <div role="log" aria-live="polite">
        {polite.map((line) => (
          <p key={line.id}>{line.text}</p>
        ))}
      </div>
      <div role="alert">
        {assertive.slice(-1).map((line) => (
          <p key={line.id}>{line.text}</p>
        ))}
      </div>
    </div>
  );
}
