import { Link2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { laterPart } from '../ui/lazy-part.ts';

export const InviteDialog = laterPart(
  async () => (await import('../features/door/InviteDialog.tsx')).InviteDialog,
);

/** Links and the room's code, from the header of the case. */
export function InviteButton({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation('board');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" icon={Link2} className={className} onClick={() => setOpen(true)}>
        {t('invite')}
      </Button>
      {isOpen && (
        <Suspense>
          <InviteDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
