import type { Words } from '../words.ts';

export const closed: Words['closed'] = {
  title: 'The connection has ended',
  overTitle: 'The access has ended',
  overHttp:
    'The connection goes over HTTPS, a little slower: websockets do not get through in this network. Saved is saved.',
  why: {
    notSignedIn: 'The sign-in has expired. Please sign in again.',
    forbidden: 'Permission for this case is missing. Please ask the case lead.',
    unknownDocument: 'This case does not exist.',
    boardFull:
      'The map is full, the last change was not saved. Remove what is dispensable first, then reload.',
    badFrame: 'The connection was interrupted and set up again. What was saved is not affected.',
    tooManyPeople: 'There is no free seat at this table. Please open it again later.',
    tooManyUpdates: 'Too many changes at once. The connection will be back in a moment.',
    documentUnreadable:
      'This case cannot be opened right now. Nothing has been changed. Please tell whoever runs the server.',
    accessEnded:
      'The access to this case has ended. Contributions are kept, this device holds no case data any more.',
    consentWithdrawn:
      'The consent for this department has been withdrawn. Access to this case has ended; this device keeps no data of it.',
    caseErased: 'This case has been erased. This device keeps no data of it.',
    linkRevoked: 'This link has been revoked. Please ask whoever leads the case.',
    linkExpired: 'This link has expired. The chair gives out a new one.',
    removed:
      'The access to this consultation was ended. Contributions are kept, this device holds no case data any more.',
    sittingFinished: 'The consultation is over. This device holds no case data any more.',
    rightsChanged: 'Role or department have changed. Please reload.',
    storeFailed: 'The server cannot save at the moment. Changes stay here and will be sent later.',
    pageOutdated:
      'Fallrunde was updated, this page is still the old one. Load it again to go on; what is not saved yet is kept.',
    serverStopping: 'The server is restarting. Changes stay here and will be sent in a moment.',
    frameTooLarge: 'The last change was too large and was not saved. Please insert less.',
  },
};
