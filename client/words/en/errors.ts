import type { Words } from '../words.ts';

export const errors: Words['errors'] = {
  page: {
    title: 'This page has stalled',
    body: 'What was saved is not affected. Reloading usually helps.',
    noServerTitle: 'The server does not answer',
    noServerBody: 'What was saved is not affected. Please check the connection.',
    notFoundTitle: 'There is no such page',
    notFoundBody: 'Perhaps the address is incomplete.',
    unknownCaseTitle: 'This case does not exist',
    unknownCaseBody: 'The address matches no case that can be opened here.',
    closedTitle: 'The connection has ended',
    outdatedTitle: 'This page is out of date',
    outdatedBody: 'Everything entered is kept when reloading.',
    newerSchemaBody: 'The case was saved with a newer version. Read only until the update.',
  },
  chairOnly: 'Only the chair can set the direction. A proposal is possible.',
  boardLarge: 'This map is unusually large. Please remove drawings that are no longer needed.',
  close: {
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
    storeFailed: 'The server cannot save at the moment. Changes stay here and will be sent later.',
    serverStopping: 'The server is restarting. Changes stay here and will be sent in a moment.',
    frameTooLarge: 'The last change was too large and was not saved. Please insert less.',
  },
  refused: {
    notChair: 'The chair has changed. The direction was not set, the proposal stays.',
  },
  command: {
    TextTooLong: '{{max}} characters at most. The text stays as it was.',
    TextEmpty: 'Please enter a text.',
    InvalidValue: 'This does not fit. Please check.',
    UnknownEntity: 'This entry is no longer there.',
    StatusQuoFixed: 'The status quo always belongs here and always stands last.',
    GapClosed: 'This gap is already closed.',
    NewerSchema: 'The case was stored by a newer version. Read-only until the update.',
  },
  api: {
    notSignedIn: 'The sign-in has expired. Please sign in again.',
    forbidden: 'Permission for this is missing.',
    notFound: 'This does not exist, or not any more.',
    invalid: 'One entry does not fit. Please check.',
    tooMany: 'Too many requests. Please wait a moment.',
    foreignOrigin: 'This address may not use the server.',
    unavailable: 'The server does not answer at the moment. Please try again shortly.',
  },
};
