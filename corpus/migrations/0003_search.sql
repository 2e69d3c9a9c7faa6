-- Chinese search: characters and marks split by U+200B, so that unicode61 sees each as a
-- word and a phrase query finds words of any length, but none across a mark, a cell or a
-- line. zh_seg is corpus.search.zh_seg. The views give snippet() the split text without
-- storing it. Line end and tab are marks, too (they stand in `tokenchars`).
create view documents_seg as
  select id, zh_seg(title) title, zh_seg(text) text from documents;
create virtual table documents_fts using fts5(title, text, content='documents_seg',
  content_rowid='id', tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co P* S*' tokenchars '
	'");
create trigger documents_ai after insert on documents begin
  insert into documents_fts(rowid, title, text)
    values (new.id, zh_seg(new.title), zh_seg(new.text));
end;
create trigger documents_ad after delete on documents begin
  insert into documents_fts(documents_fts, rowid, title, text)
    values ('delete', old.id, zh_seg(old.title), zh_seg(old.text));
end;
create trigger documents_au after update of title, text on documents begin
  insert into documents_fts(documents_fts, rowid, title, text)
    values ('delete', old.id, zh_seg(old.title), zh_seg(old.text));
  insert into documents_fts(rowid, title, text)
    values (new.id, zh_seg(new.title), zh_seg(new.text));
end;
create view passages_seg as
  select id, zh_seg(text) text from passages;
create virtual table passages_fts using fts5(text, content='passages_seg',
  content_rowid='id', tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co P* S*' tokenchars '
	'");
create trigger passages_ai after insert on passages begin
  insert into passages_fts(rowid, text) values (new.id, zh_seg(new.text));
end;
create trigger passages_ad after delete on passages begin
  insert into passages_fts(passages_fts, rowid, text)
    values ('delete', old.id, zh_seg(old.text));
end;
create trigger passages_au after update of text on passages begin
  insert into passages_fts(passages_fts, rowid, text)
    values ('delete', old.id, zh_seg(old.text));
  insert into passages_fts(rowid, text) values (new.id, zh_seg(new.text));
end;
