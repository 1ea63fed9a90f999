package dev.causerie.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.http.Caller;
import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.mail.Templates.Words;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// The texts of the account's mails.
@Path("/api/mail/templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TemplateRoutes {
    /// @param reader `visitor` or `team`
    /// @param own the languages in which the account has its own text
    public record TemplateBody(
            String name,
            String reader,
            List<String> places,
            List<String> needed,
            List<String> languages,
            List<String> own) {}

    public record TemplatesBody(List<TemplateBody> templates) {}

    public record WordsBody(String subject, String text) {
        static WordsBody of(Words words) {
            return new WordsBody(words.subject(), words.text());
        }

        Words words() {
            return new Words(
                    subject == null ? "" : subject.strip(),
                    text == null ? "" : text.replace("\r\n", "\n").strip());
        }
    }

    /// @param own or null
    @JsonInclude(Include.NON_NULL)
    public record TextBody(WordsBody ours, WordsBody own) {}

    /// @param values what to fill in
    public record PreviewBody(String subject, String text, Map<String, String> values) {}

    private final Templates templates;
    private final SqlTemplates own;

    TemplateRoutes(Templates templates, SqlTemplates own) {
        this.templates = templates;
        this.own = own;
    }

    @GET
    public TemplatesBody list(@Context SecurityContext context) {
        List<SqlTemplates.Own> all = own.of(Caller.of(context).account());
        return new TemplatesBody(
                Template.ALL.stream().map(template -> body(template, all)).toList());
    }

    private static TemplateBody body(Template template, List<SqlTemplates.Own> own) {
        return new TemplateBody(
                template.name(),
                template.reader().name().toLowerCase(Locale.ROOT),
                template.places(),
                template.needed().stream().sorted().toList(),
                Templates.languages(template),
                own.stream()
                        .filter(one -> one.name().equals(template.name()))
                        .map(SqlTemplates.Own::language)
                        .toList());
    }

    @GET
    @Path("/{name}/{language}")
    public Response show(
            @PathParam("name") String name, @PathParam("language") String language, @Context SecurityContext context) {
        return with(
                name,
                language,
                template -> Response.ok(text(Caller.of(context).account(), template, language))
                        .build());
    }

    private TextBody text(AccountId account, Template template, String language) {
        return new TextBody(
                WordsBody.of(templates.ours(template, language)),
                own.find(account, template.name(), language).map(WordsBody::of).orElse(null));
    }

    @PUT
    @Path("/{name}/{language}")
    public Response change(
            @PathParam("name") String name,
            @PathParam("language") String language,
            WordsBody typed,
            @Context SecurityContext context) {
        return typed == null
                ? Problem.BAD_REQUEST.response()
                : with(name, language, template -> change(template, language, typed.words(), context));
    }

    private Response change(Template template, String language, Words words, SecurityContext context) {
        AccountId account = Caller.of(context).account();
        return template.fault(words.subject(), words.text())
                .map(TemplateRoutes::invalid)
                .orElseGet(() -> {
                    own.save(account, new SqlTemplates.Own(template.name(), language, words));
                    return Response.ok(text(account, template, language)).build();
                });
    }

    private static Response invalid(String fault) {
        String[] parts = fault.split("\\.");
        return Problem.invalid(Map.of(parts[0], parts[1])).response();
    }

    @DELETE
    @Path("/{name}/{language}")
    public Response reset(
            @PathParam("name") String name, @PathParam("language") String language, @Context SecurityContext context) {
        return with(name, language, template -> {
            own.remove(Caller.of(context).account(), name, language);
            return Response.noContent().build();
        });
    }

    /// How a text looks that is not saved yet.
    @POST
    @Path("/{name}/{language}/preview")
    public Response preview(@PathParam("name") String name, @PathParam("language") String language, PreviewBody typed) {
        if (typed == null) {
            return Problem.BAD_REQUEST.response();
        }
        Words words = new WordsBody(typed.subject(), typed.text()).words();
        Map<String, String> values = typed.values() == null ? Map.of() : typed.values();
        return with(name, language, template -> {
            Rendered rendered = templates.render(words, language, values);
            return Response.ok(rendered).build();
        });
    }

    private Response with(String name, String language, Function<Template, Response> answer) {
        return Template.find(name)
                .filter(template -> Templates.languages(template).contains(language))
                .map(answer)
                .orElseGet(Problem.NOT_FOUND::response);
    }
}
