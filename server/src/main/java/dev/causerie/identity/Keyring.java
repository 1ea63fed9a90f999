package dev.causerie.identity;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The secrets of the accounts in use, in memory.
///
/// Promises: safe from any thread. What this node has changed counts at once, and what another one has, when
/// [#look] is called: every [#SECONDS]. The listener is told of each change once, after it counts here; also
/// when a secret comes to its end by itself.
public final class Keyring {
    public static final int SECONDS = 5;

    /// Must not block.
    public interface Listener {
        /// A secret counts no more.
        void retired(AccountId account, int number);

        /// From now on nobody may chat without a token.
        void required(AccountId account);
    }

    private final SharedSecrets secrets;
    private final Clock clock;
    private final Listener listener;
    private final Map<AccountId, SharedSecret> known = new ConcurrentHashMap<>();

    public Keyring(SharedSecrets secrets, Clock clock, Listener listener) {
        this.secrets = secrets;
        this.clock = clock;
        this.listener = listener;
    }

    /// Blocks the first time that an account is asked for.
    public SharedSecret of(AccountId account) {
        SharedSecret held = known.get(account);
        return held != null ? held : known.computeIfAbsent(account, secrets::find);
    }

    /// This node has changed it.
    void changed(SharedSecret now) {
        replace(now);
    }

    /// Sees what other nodes have changed, and what has come to its end. Blocks.
    public void look() {
        Map<AccountId, Integer> versions = secrets.versions();
        for (SharedSecret held : known.values()) {
            if (versions.getOrDefault(held.account(), 0) != held.version()) {
                replace(secrets.find(held.account()));
            } else if (held.previous() != null && !held.previous().counts(clock.now())) {
                SharedSecret alone =
                        new SharedSecret(held.account(), held.version(), held.required(), held.current(), null);
                if (known.replace(held.account(), held, alone)) {
                    listener.retired(held.account(), held.previous().number());
                }
            }
        }
    }

    /// What was read a moment ago must not stand over what is newer.
    private synchronized void replace(SharedSecret now) {
        SharedSecret before = known.get(now.account());
        if (before != null && before.version() >= now.version()) {
            return;
        }
        known.put(now.account(), now);
        if (before == null) {
            return;
        }
        long time = clock.now();
        for (SharedSecret.Key key : before.valid(Long.MIN_VALUE)) {
            if (now.valid(time).stream().noneMatch(still -> still.number() == key.number())) {
                listener.retired(now.account(), key.number());
            }
        }
        if (now.required() && !before.required()) {
            listener.required(now.account());
        }
    }
}
