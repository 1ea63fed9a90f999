package dev.causerie.demo;

import dev.causerie.chat.Content;
import dev.causerie.chat.Rating;
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Visit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What was said in one of the demo's past chats.
///
/// @param ago how long before the first start it began
/// @param department the name of the one that it was in, or null
/// @param agent the name of the agent who served it
/// @param lines who spoke last has ended the chat
/// @param rated how the visitor found it, or null
record Script(Duration ago, String department, String agent, Visit visit, List<Line> lines, Content.Rated rated) {
    /// @param by `visitor`, `agent` or `note`
    record Line(String by, String text) {}

    private static final String SHOP = "https://maison-lumen.example/";
    private static final String ADDRESS = "192.0.2.10";

    /// @return the visit, as it was when the chat began
    Visit visitAt(long time) {
        PageView page = visit.pages().getFirst();
        return new Visit(
                visit.browser(),
                visit.system(),
                visit.language(),
                visit.country(),
                visit.address(),
                visit.referrer(),
                visit.rating(),
                List.of(new PageView(page.url(), page.title(), time)));
    }

    /// @param lines each as "who: what"
    private static Script script(Duration ago, String department, String agent, Visit visit, String... lines) {
        return new Script(
                ago,
                department,
                agent,
                visit,
                Stream.of(lines)
                        .map(line -> line.split(": ", 2))
                        .map(line -> new Line(line[0], line[1]))
                        .toList(),
                null);
    }

    private Script rated(Rating rating, String comment) {
        return new Script(ago, department, agent, visit, lines, new Content.Rated(rating, comment));
    }

    private static Visit visit(String browser, String system, String country, String page, String title) {
        PageView view = new PageView(SHOP + page, title + " · Maison Lumen", 0);
        return new Visit(browser, system, "en", country, ADDRESS, null, false, List.of(view));
    }

    static List<Script> all() {
        return List.of(
                wrapped().rated(Rating.GOOD, "A present that began well"),
                chipped().rated(Rating.GOOD, "Quick, and no fuss"),
                returned().rated(Rating.BAD, "It should be on your page, then I need not ask"),
                shade(),
                lantern().rated(Rating.GOOD, null));
    }

    private static Script wrapped() {
        return script(
                Duration.ofDays(9).plusHours(3),
                "Sales",
                "Anna Keller",
                visit("Firefox 144", "Windows", "FR", "product-halo.html", "Halo, table lamp in opal glass"),
                "visitor: Hello, can you wrap the Halo as a present?",
                "agent: Hello, yes, and we add a card. What shall it say?",
                "visitor: \"For the new reading corner, from all of us\" please",
                "agent: Lovely. Write it in the remark at the checkout and we do the rest. It costs nothing.",
                "visitor: Perfect, thank you");
    }

    private static Script chipped() {
        return script(
                Duration.ofDays(6).plusHours(5),
                "Service",
                "Louis Petit",
                visit("Safari 26", "iOS", "BE", "delivery.html", "Delivery and returns"),
                "visitor: My lamp came today and the glass is chipped at the rim",
                "agent: I'm sorry. That should not have left the workshop like that. Is it order 4417?",
                "visitor: Yes that's the one",
                "note: Third chipped rim from this batch, told Camille",
                "agent: A new glass leaves tomorrow; it should be with you on Thursday. Keep the old one, nothing to send back.",
                "visitor: That was quick. Thank you Louis",
                "agent: With pleasure. Have a good evening.");
    }

    private static Script returned() {
        return script(
                Duration.ofDays(4).plusHours(1),
                "Service",
                "Louis Petit",
                visit("Chrome 141", "macOS", "DE", "delivery.html", "Delivery and returns"),
                "visitor: How long do I have to return something?",
                "agent: 30 days from the day it reaches you, unused. We send you a label.",
                "visitor: ok thanks");
    }

    private static Script shade() {
        return script(
                Duration.ofDays(2).plusHours(7),
                null,
                "Anna Keller",
                visit(
                        "Chrome 141",
                        "Android",
                        "CH",
                        "product-tilleul.html",
                        "Tilleul, reading lamp with a linen shade"),
                "visitor: Hi! Can the linen shade be washed?",
                "agent: By hand, in lukewarm water. Let it dry on the frame, so that it keeps its shape.",
                "visitor: And is there a spare one in natural? Our cat likes it a little too much 🐈",
                "agent: There is: write to us with your order number and we make one. It takes about a week.",
                "visitor: Great, I will",
                "agent: Our regards to the cat.");
    }

    private static Script lantern() {
        return script(
                Duration.ofHours(20),
                "Sales",
                "Anna Keller",
                visit(
                        "Edge 141",
                        "Windows",
                        "NL",
                        "product-photophore.html",
                        "Photophore, glass lantern for the garden"),
                "visitor: Can the Photophore stay outside in winter?",
                "agent: Rain is no problem. Bring it in when it freezes: the wax shrinks and the glass does not like it.",
                "visitor: Clear. I take two.");
    }
}
