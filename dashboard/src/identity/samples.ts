export const languages = ["Node", "PHP", "Python", "Ruby", "Java", "Go", "C#"] as const;

interface Sample {
  /** What has to be there. */
  needs: string;
  code: string;
}

/** A token for whoever is signed in on the site. The secret is read from where secrets are, never written into the code. */
export const samples: Record<(typeof languages)[number], Sample> = {
  Node: {
    needs: "npm install jsonwebtoken",
    code: `const jwt = require("jsonwebtoken");

app.get("/chat-token", (request, response) => {
  const { user } = request; // whoever is signed in on your site
  if (!user) return response.sendStatus(401);
  const claims = { external_id: String(user.id), name: user.name, email: user.email };
  const token = jwt.sign(claims, process.env.CAUSERIE_SECRET, { algorithm: "HS256", expiresIn: "5m" });
  response.set("Cache-Control", "no-store").type("text/plain").send(token);
});`,
  },
  PHP: {
    needs: "composer require firebase/php-jwt",
    code: `<?php
use Firebase\\JWT\\JWT;

$user = current_user(); // whoever is signed in on your site
if (!$user) { http_response_code(401); exit; }
$now = time();
$claims = [
    'external_id' => (string) $user->id,
    'name' => $user->name,
    'email' => $user->email,
    'iat' => $now,
    'exp' => $now + 300,
];
header('Content-Type: text/plain');
header('Cache-Control: no-store');
echo JWT::encode($claims, getenv('CAUSERIE_SECRET'), 'HS256');`,
  },
  Python: {
    needs: "pip install pyjwt",
    code: `import os, time
import jwt

@app.get("/chat-token")
def chat_token():
    user = current_user()  # whoever is signed in on your site
    if user is None:
        return "", 401
    now = int(time.time())
    claims = {
        "external_id": str(user.id),
        "name": user.name,
        "email": user.email,
        "iat": now,
        "exp": now + 300,
    }
    token = jwt.encode(claims, os.environ["CAUSERIE_SECRET"], algorithm="HS256")
    return token, 200, {"Content-Type": "text/plain", "Cache-Control": "no-store"}`,
  },
  Ruby: {
    needs: "gem install jwt",
    code: `require "jwt"

get "/chat-token" do
  halt 401 unless current_user # whoever is signed in on your site
  now = Time.now.to_i
  claims = {
    external_id: current_user.id.to_s,
    name: current_user.name,
    email: current_user.email,
    iat: now,
    exp: now + 300
  }
  headers "Content-Type" => "text/plain", "Cache-Control" => "no-store"
  JWT.encode(claims, ENV["CAUSERIE_SECRET"], "HS256")
end`,
  },
  Java: {
    needs: "com.nimbusds:nimbus-jose-jwt",
    code: `import com.nimbusds.jose.*;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.*;
import java.time.Instant;
import java.util.Date;

/** For whoever is signed in on your site. */
String chatToken(User user) throws JOSEException {
    Instant now = Instant.now();
    JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .claim("external_id", user.id())
            .claim("name", user.name())
            .claim("email", user.email())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(System.getenv("CAUSERIE_SECRET")));
    return token.serialize();
}`,
  },
  Go: {
    needs: "go get github.com/golang-jwt/jwt/v5",
    code: `import (
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func chatToken(w http.ResponseWriter, r *http.Request) {
	user := currentUser(r) // whoever is signed in on your site
	if user == nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	now := time.Now()
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
		"external_id": user.ID,
		"name":        user.Name,
		"email":       user.Email,
		"iat":         now.Unix(),
		"exp":         now.Add(5 * time.Minute).Unix(),
	})
	signed, err := token.SignedString([]byte(os.Getenv("CAUSERIE_SECRET")))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/plain")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte(signed))
}`,
  },
  "C#": {
    needs: "dotnet add package Microsoft.IdentityModel.JsonWebTokens",
    code: `using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

app.MapGet("/chat-token", (HttpContext context) =>
{
    var user = CurrentUser(context); // whoever is signed in on your site
    if (user is null) return Results.Unauthorized();
    var secret = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("CAUSERIE_SECRET")!);
    var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Claims = new Dictionary<string, object>
        {
            ["external_id"] = user.Id,
            ["name"] = user.Name,
            ["email"] = user.Email,
        },
        IssuedAt = DateTime.UtcNow,
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(secret), SecurityAlgorithms.HmacSha256),
    });
    context.Response.Headers.CacheControl = "no-store";
    return Results.Text(token);
});`,
  },
};

/** On each page that has the snippet, before or after it. */
export const page = `<script>
  window.Causerie = window.Causerie || { q: [] };
  Causerie.q.push(["setIdentity", () =>
    fetch("/chat-token").then((answer) => (answer.ok ? answer.text() : ""))]);
</script>`;
