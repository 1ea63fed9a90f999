package dev.causerie.mask;

import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import dev.causerie.sql.Changes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;

/// What is made unreadable before it is kept.
@Path("/api/masking")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Administrators
public class MaskRoutes {
    private static final int LONGEST_TRIED = 5_000;

    /// @param base the version that it was made from, 0 at first
    public record Typed(Integer base, Boolean cards, Boolean agents, List<MaskRules.Own> patterns) {
        boolean whole() {
            return base != null && cards != null && agents != null && known(patterns);
        }
    }

    /// @param text what a visitor might write
    public record Trial(Boolean cards, List<MaskRules.Own> patterns, String text) {}

    public record MaskBody(int version, boolean cards, boolean agents, List<MaskRules.Own> patterns) {
        static MaskBody of(int version, MaskRules rules) {
            return new MaskBody(version, rules.cards(), rules.agents(), rules.patterns());
        }
    }

    /// @param text what would be kept of it
    public record TriedBody(String text) {}

    private static final Problem OUTDATED = Problem.of(409, "outdated", "Somebody has changed this meanwhile.");

    private final MaskSettings settings;
    private final Changes changes;

    MaskRoutes(MaskSettings settings, Changes changes) {
        this.settings = settings;
        this.changes = changes;
    }

    private static boolean known(List<MaskRules.Own> patterns) {
        return patterns == null || patterns.stream().noneMatch(own -> own == null);
    }

    @GET
    public MaskBody get(@Context SecurityContext context) {
        MaskSettings.Saved saved = settings.find(account(context));
        return MaskBody.of(saved.version(), saved.rules());
    }

    @PUT
    public Response set(Typed typed, @Context SecurityContext context) {
        if (typed == null || !typed.whole()) {
            return Problem.BAD_REQUEST.response();
        }
        MaskRules rules = new MaskRules(typed.cards(), typed.agents(), typed.patterns());
        Map<String, String> faults = rules.faults();
        if (!faults.isEmpty()) {
            return Problem.invalid(faults).response();
        }
        if (!settings.save(account(context), typed.base(), rules)) {
            return OUTDATED.response();
        }
        changes.look(account(context), MaskSettings.SUBJECT);
        return Response.ok(MaskBody.of(typed.base() + 1, rules)).build();
    }

    /// What these rules, saved or not, leave of a text.
    @POST
    @Path("/try")
    public Response tried(Trial trial) {
        if (trial == null || trial.cards() == null || trial.text() == null || !known(trial.patterns())) {
            return Problem.BAD_REQUEST.response();
        }
        MaskRules rules = new MaskRules(trial.cards(), false, trial.patterns());
        Map<String, String> faults = rules.faults();
        if (trial.text().length() > LONGEST_TRIED) {
            faults.put("text", "too_long");
        }
        return faults.isEmpty()
                ? Response.ok(new TriedBody(new Masker(rules).mask(trial.text())))
                        .build()
                : Problem.invalid(faults).response();
    }

    private static AccountId account(SecurityContext context) {
        return SessionGuard.caller(context).account().id();
    }
}
