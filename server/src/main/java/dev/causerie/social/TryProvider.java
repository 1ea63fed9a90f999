package dev.causerie.social;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.fetch.Call;
import dev.causerie.http.Attempts;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.social.Discover.Endpoints;
import dev.causerie.social.Trouble.Kind;
import java.util.Map;

/// Tries what was typed before it is saved: whether the provider is there, does what we need, and knows us.
public final class TryProvider {
    private static final int TRIES = 30;

    /// Why nothing was tried.
    public sealed interface Refusal {
        record Invalid(Map<String, String> fields) implements Refusal {}

        record TooMany(long seconds) implements Refusal {}
    }

    /// @param trouble or null for well
    /// @param known whether the provider has said that it knows us
    public record Result(Trouble trouble, boolean known) {}

    private final Discover discover;
    private final Redeem redeem;
    private final Attempts attempts;

    public TryProvider(Discover discover, Redeem redeem, Clock clock) {
        this.discover = discover;
        this.redeem = redeem;
        this.attempts = new Attempts(TRIES, clock);
    }

    /// Blocks.
    ///
    /// @param stored how it is set up now, or null
    /// @param redirect our own address
    public Outcome<Result, Refusal> attempt(AgentId caller, Setup typed, Setup stored, String redirect) {
        return switch (SaveProvider.complete(typed, stored)) {
            case Outcome.Refused<Setup, Map<String, String>>(var fields) ->
                Outcome.refused(new Refusal.Invalid(fields));
            case Outcome.Done<Setup, Map<String, String>>(Setup setup) -> {
                long wait = attempts.begin(caller.toString());
                yield wait > 0 ? Outcome.refused(new Refusal.TooMany(wait)) : Outcome.done(attempt(setup, redirect));
            }
        };
    }

    private Result attempt(Setup setup, String redirect) {
        return switch (discover.discover(setup)) {
            case Outcome.Refused<Endpoints, Trouble>(Trouble trouble) -> new Result(trouble, false);
            case Outcome.Done<Endpoints, Trouble>(Endpoints at) -> {
                Trouble keys = at.keys() == null ? null : keys(at);
                yield keys == null ? client(setup, at, redirect) : new Result(keys, false);
            }
        };
    }

    private Trouble keys(Endpoints at) {
        return switch (discover.json(Call.get(at.keys(), Map.of()))) {
            case Outcome.Refused<JsonNode, Trouble>(Trouble trouble) -> trouble;
            case Outcome.Done<JsonNode, Trouble>(JsonNode said) ->
                IdToken.usable(said.toString()) ? null : Trouble.of(Kind.SIGNATURE);
        };
    }

    private Result client(Setup setup, Endpoints at, String redirect) {
        return switch (redeem.knock(setup, at, redirect)) {
            case Outcome.Refused<Boolean, Trouble>(Trouble trouble) -> new Result(trouble, false);
            case Outcome.Done<Boolean, Trouble>(Boolean known) -> new Result(null, known);
        };
    }
}
