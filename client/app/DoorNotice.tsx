import { type ReactNode, Suspense } from 'react';
import { isStaff } from '../../shared/protocol/roles.ts';
import { useCaseSession, useSyncStatus } from '../sync/use-case.tsx';
import { laterPart } from '../ui/lazy-part.ts';

const KnockNotice = laterPart(
  async () => (await import('../features/door/KnockNotice.tsx')).KnockNotice,
);

/** Who asks to be let in, for those who may let in. */
export function DoorNotice({ className }: { readonly className?: string | undefined }): ReactNode {
  const { role } = useCaseSession().participant;
  const isLoaded = useSyncStatus().kind !== 'loading';
  if (!isLoaded || !isStaff(role)) return null;
  return (
    <Suspense>
      <KnockNotice className={className} />
    </Suspense>
  );
}
