package dev.causerie.feed;

import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Outcome;
import dev.causerie.social.FinishImport;
import dev.causerie.visitor.Details;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a provider says of a visitor becomes what they have said: all their tabs hear it, and the agents in their chat.
public final class TakeOver implements FinishImport.Handover {
    private static final long PATIENCE_SECONDS = 10;

    private final TellDetails tell;
    private final Whisper whisper;

    public TakeOver(TellDetails tell, Whisper whisper) {
        this.tell = tell;
        this.whisper = whisper;
    }

    @Override
    public boolean hand(Actor.Visitor visitor, String id, Details details) {
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        tell.tell(visitor, id, details, outcome -> {
            if (outcome instanceof Outcome.Done<Details, dev.causerie.chat.Refusal>(Details all)) {
                whisper.profile(visitor, all);
                stored.complete(true);
            } else {
                stored.complete(false);
            }
        });
        try {
            return stored.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
