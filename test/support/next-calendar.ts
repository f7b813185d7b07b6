import type { LocalDate } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import { smallProfile } from './small-city.ts';

/** The small city once the holidays of 2027 are published: until then what ends there is provisional (C-3). */
export const nextCalendarProfile: Profile = {
  ...smallProfile,
  edition: '2',
  calendar: {
    ...smallProfile.calendar,
    edition: 'test-2',
    years: [
      ...smallProfile.calendar.years,
      {
        year: 2027,
        notice: { title: 'notice', number: '2', issuedOn: '2026-12-30' as LocalDate },
        holidays: [{ name: 'New Year', from: '2027-01-01' as LocalDate, to: '2027-01-05' as LocalDate }],
        makeUpWorkdays: [],
      },
    ],
  },
};
