import i18next from 'i18next';
import { ApiFailure } from '../sync/api.ts';
import { fetchExport } from '../sync/vault-api.ts';
import { toasts } from '../ui/toasts.ts';

/** Saves the case as a file, as far as this person may see it. */
export async function exportCase(id: string, name: string): Promise<void> {
  try {
    const text = JSON.stringify(await fetchExport(id), undefined, 2);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `${name}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    toasts.error({ title: i18next.t(`errors:api.${error.code}`) }, 'export');
  }
}
