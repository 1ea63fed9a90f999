package dev.causerie.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/// Hashes of passwords: Argon2id with 19 MiB, two passes and one lane, as OWASP asks for at least.
///
/// Each hash takes those 19 MiB and some 50 ms of a core, so no more run at a time than there are cores: a flood of
/// attempts queues here.
public final class Passwords {
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int PATIENT = 32;

    /// The hash of a password nobody has: what an unknown address is compared with.
    private static final String NOBODY =
            "$argon2id$v=19$m=%d,t=2,p=1$MDEyMzQ1Njc4OTAxMjM0NQ$MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE";

    private final int kibibytes;
    private final String nobody;
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

    public Passwords() {
        this(KIBIBYTES);
    }

    /// With less memory, for tests in which many sign in.
    Passwords(int kibibytes) {
        this.kibibytes = kibibytes;
        nobody = NOBODY.formatted(kibibytes);
    }

    /// Makes ready what the first password needs, which takes 50 ms and 19 MiB: when nobody waits for the start any
    /// more, and before a stop. While the process stops the library cannot make it, and who signs in then has to be
    /// answered.
    public void open() {
        argon2();
    }

    /// The library makes one and keeps it.
    private Argon2Function argon2() {
        return Argon2Function.getInstance(kibibytes, PASSES, LANES, HASH_BYTES, Argon2.ID);
    }

    /// @return what to store: parameters, salt and hash as text
    public String hash(String password) {
        cores.acquireUninterruptibly();
        try {
            return Password.hash(password)
                    .addRandomSalt(SALT_BYTES)
                    .with(argon2())
                    .getResult();
        } finally {
            cores.release();
        }
    }

    public boolean verify(String password, String hash) {
        cores.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            cores.release();
        }
    }

    /// Takes as long as [#verify], for an address that nobody has.
    public void waste(String password) {
        verify(password, nobody);
    }

    /// @return whether so many wait already that another would only wait in vain, and keep a thread from other work
    public boolean busy() {
        return cores.getQueueLength() >= PATIENT;
    }
}
