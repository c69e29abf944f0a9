import { type EncryptionFacts, inFileName, judgeEncryption } from './database-encryption';

const switches = {
  ...{ innodb_encrypt_tables: 'FORCE', innodb_encrypt_log: 'ON', innodb_encrypt_temporary_tables: 'ON' },
  ...{ encrypt_tmp_files: 'ON', encrypt_tmp_disk_tables: 'ON', aria_encrypt_tables: 'ON', log_bin: 'OFF' },
};
const judge = (more: Partial<EncryptionFacts> = {}) => judgeEncryption({ switches, bare: [], ...more });

describe('the encryption of the database', () => {
  it('is proven when everything is on and every table was seen encrypted', () => {
    expect(judge()).toEqual({ isProven: true, gaps: [] });
  });

  it('is not proven by switches alone', () => {
    const { isProven, gaps } = judge({ bare: null });
    expect([isProven, gaps]).toEqual([false, [expect.stringContaining('PROCESS')]]);
  });

  it('names what is off, and what it never heard of', () => {
    const { gaps } = judge({ switches: { ...switches, innodb_encrypt_log: 'OFF', encrypt_tmp_files: '' } });
    expect(gaps).toEqual(['Not switched on: innodb_encrypt_log, encrypt_tmp_files.']);
    expect(judge({ switches: {} }).isProven).toBe(false);
  });

  it('asks for an encrypted binary log only where there is one', () => {
    const logged = { ...switches, log_bin: 'ON', encrypt_binlog: 'OFF' };
    expect(judge({ switches: logged }).gaps).toEqual(['Not switched on: encrypt_binlog.']);
  });

  it('names the tables that are in the clear, the first of many', () => {
    expect(judge({ bare: ['a', 'b'] }).gaps).toEqual(['Not encrypted: a, b.']);
    expect(judge({ bare: ['a', 'b', 'c', 'd', 'e'] }).gaps).toEqual([
      'Not encrypted: a, b, c and 2 more tables.',
    ]);
  });

  it('knows how a name is written in the file system', () => {
    expect(inFileName('vk-test.1')).toBe('vk@002dtest@002e1');
  });
});
