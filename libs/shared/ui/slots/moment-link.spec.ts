import { linkToMoment, momentIn } from './moment-link';

const ID = '01980c2f-6e3a-7cc1-9b1e-5d3c8f0a1b2c';

describe('a link to a moment', () => {
  it('is the address of the page with the recording and the second', () => {
    expect(linkToMoment('https://voice.example/calls', { recordingId: ID, atSeconds: 63.8 })).toBe(
      `https://voice.example/calls?play=${ID}&t=63`,
    );
  });

  it('names the workspace, for whoever has several', () => {
    expect(linkToMoment('https://voice.example/calls', { recordingId: ID, atSeconds: 0 }, 'w1')).toBe(
      `https://voice.example/calls?workspace=w1&play=${ID}&t=0`,
    );
  });

  it('keeps what else the address says, and is one moment only', () => {
    const address = `https://host.example/app?tenant=4&play=other&t=7#/calls`;
    expect(linkToMoment(address, { recordingId: ID, atSeconds: 0 })).toBe(
      `https://host.example/app?tenant=4&play=${ID}&t=0#/calls`,
    );
  });

  it('is read back', () => {
    const moment = { recordingId: ID, atSeconds: 63 };
    expect(momentIn(linkToMoment('https://voice.example/calls', moment))).toEqual(moment);
    expect(momentIn(`https://voice.example/calls?play=${ID}`)).toEqual({ recordingId: ID, atSeconds: 0 });
    expect(momentIn(`https://voice.example/calls?play=${ID}&t=soon`)?.atSeconds).toBe(0);
  });

  it('says nothing to play without the id of a recording', () => {
    for (const play of ['', '12', '../../../auth/logout', `${ID}/../x`])
      expect(momentIn(`https://voice.example/calls?play=${encodeURIComponent(play)}&t=1`)).toBeNull();
    expect(momentIn('https://voice.example/calls')).toBeNull();
  });
});
