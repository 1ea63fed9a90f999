package dev.causerie.identity;

import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.security.GreetVisitor;
import dev.causerie.security.VisitorTokens;
import dev.causerie.sql.Database;
import dev.causerie.sql.Seal;
import dev.causerie.visitor.Visitors;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes this room's objects.
@ApplicationScoped
public class IdentityModule {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityModule.class);

    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("identity").factory());

    @Produces
    @Singleton
    SharedSecrets sharedSecrets(Database database, Seal seal) {
        return new SqlSharedSecrets(database, seal);
    }

    @Produces
    @Singleton
    Keyring keyring(SharedSecrets secrets, Clock clock, Keyring.Listener listener, Vertx vertx) {
        Keyring keyring = new Keyring(secrets, clock, listener);
        every(vertx, keyring::look);
        return keyring;
    }

    @Produces
    @Singleton
    Refusals refusals(Database database) {
        return new SqlRefusals(database);
    }

    @Produces
    @Singleton
    RefusalCount refusalCount(Refusals refusals, Clock clock, Vertx vertx) {
        RefusalCount count = new RefusalCount(refusals, clock);
        every(vertx, count::write);
        return count;
    }

    /// The next time may do better: a database that is away comes back.
    private void every(Vertx vertx, Runnable work) {
        vertx.setPeriodic(
                Keyring.SECONDS * 1_000L,
                timer -> inOrder.execute(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.debug("Not this time: {}", e.toString());
                    }
                }));
    }

    @Produces
    @Singleton
    VerifyToken verifyToken() {
        return new VerifyToken();
    }

    @Produces
    @Singleton
    ChangeSecret changeSecret(SharedSecrets secrets, Keyring keyring, Clock clock) {
        return new ChangeSecret(secrets, keyring, clock);
    }

    @Produces
    @Singleton
    IdentifyVisitor identifyVisitor(
            Keyring keyring, VerifyToken verify, Visitors visitors, RefusalCount refusals, Ids ids, Clock clock) {
        return new IdentifyVisitor(keyring, verify, visitors, refusals, ids, clock);
    }

    @Produces
    @Singleton
    GreetByToken greetByToken(GreetVisitor strangers, VisitorTokens tokens, IdentifyVisitor identify) {
        return new GreetByToken(strangers, tokens, identify);
    }
}
